"""The room of the people in the study: who they are, what is drawn and returned among them."""
