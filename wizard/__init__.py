"""Exception Wizard: does HIPAA let us send this patient message without a signed authorization?"""

__version__ = "0.1.0"
