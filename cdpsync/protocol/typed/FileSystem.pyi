# Generated from devtools-protocol 0.0.1734725 by cdpsync.protocol.bundle.generate; do not edit.
# pyright: reportIncompatibleVariableOverride=false, reportPrivateUsage=false
from typing import TypedDict
from typing_extensions import NotRequired, Unpack
from cdpsync.threads import Timeout
from . import Named, Network, Storage, TypedCommand

class File(TypedDict):
    name: str
    lastModified: Network.TimeSinceEpoch
    size: float
    type: str
class Directory(TypedDict):
    name: str
    nestedDirectories: list[str]
    nestedFiles: list[File]
class BucketFileSystemLocator(TypedDict):
    storageKey: Storage.SerializedStorageKey
    bucketName: NotRequired[str]
    pathComponents: list[str]
class GetDirectoryParams(TypedDict):
    bucketFileSystemLocator: BucketFileSystemLocator
class GetDirectoryResult(TypedDict):
    directory: Directory
class _getDirectory(Named):
    def __call__(self, *, bucketFileSystemLocator: BucketFileSystemLocator, _timeout: Timeout = ...) -> GetDirectoryResult: ...
    def submit(self, **params: Unpack[GetDirectoryParams]) -> TypedCommand[GetDirectoryResult]: ...
class FileSystemDomain(Named):
    @property
    def getDirectory(self) -> _getDirectory: """Experimental. https://chromedevtools.github.io/devtools-protocol/tot/FileSystem/#method-getDirectory"""
