"""client.page: a page of Chrome."""

from .page import Page

__all__ = ["Page"]
