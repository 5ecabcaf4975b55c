"""client.page: a page of Chrome."""

from .loaded import LoadedPage
from .page import Page

__all__ = ["LoadedPage", "Page"]
