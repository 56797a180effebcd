"""The rules: what a question set holds, how it is read, walked and proved."""
