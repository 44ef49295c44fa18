"""The codings of the article shown, and the memo on one of them."""
