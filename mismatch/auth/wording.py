"""What Flask-Security says to people, in our words. It looks them up in our own catalogue when it says them."""

from __future__ import annotations


def N_(text: str) -> str:
    """Mark a text for the catalogue without translating it yet."""
    return text


_WORDS: dict[str, tuple[str, str]] = {
    "GENERIC_AUTHN_FAILED": (N_("The e-mail or the password is not right."), "error"),
    "UNAUTHENTICATED": (N_("Please sign in to see this page."), "info"),
    "LOGIN": (N_("Please sign in to see this page."), "info"),
    "REFRESH": (N_("Please type your password once more."), "info"),
    "REAUTHENTICATION_REQUIRED": (N_("Please type your password once more."), "info"),
    "REAUTHENTICATION_SUCCESSFUL": (N_("Thank you, now you can go on."), "success"),
    "UNAUTHORIZED": (N_("You may not do this."), "error"),
    "EMAIL_CONFIRMED": (N_("Your address is confirmed. You can sign in now."), "success"),
    "ALREADY_CONFIRMED": (N_("This address has been confirmed already."), "info"),
    "INVALID_CONFIRMATION_TOKEN": (N_("This link does not work any more. Ask for a new one."), "error"),
    "CONFIRMATION_REQUIRED": (N_("Please confirm your address first: the link is in our letter."), "warning"),
    "CONFIRMATION_REQUEST": (
        N_("If %(email)s waits for confirmation, a letter with a link is on its way."),
        "info",
    ),
    "CONFIRMATION_EXPIRED": (N_("The link was good for %(within)s. Ask for a new one."), "error"),
    "PASSWORD_RESET_REQUEST": (
        N_("If there is an account for %(email)s, a letter with a link is on its way."),
        "info",
    ),
    "PASSWORD_RESET_EXPIRED": (N_("The link was good for %(within)s. Ask for a new one."), "error"),
    "INVALID_RESET_PASSWORD_TOKEN": (N_("This link does not work any more. Ask for a new one."), "error"),
    "PASSWORD_RESET_NO_LOGIN": (N_("The new password is set. Sign in with it."), "success"),
    "PASSWORD_CHANGE": (N_("The password is changed. Every other session has been ended."), "success"),
    "PASSWORD_IS_THE_SAME": (N_("The new password has to differ from the old one."), "error"),
    "PASSWORD_MISMATCH": (N_("The passwords differ."), "error"),
    "RETYPE_PASSWORD_MISMATCH": (N_("The passwords differ."), "error"),
    "PASSWORD_INVALID_LENGTH": (N_("A password has at least %(length)s characters."), "error"),
    "PASSWORD_NOT_PROVIDED": (N_("Type a password."), "error"),
    "INVALID_PASSWORD": (N_("The password is not right."), "error"),
    "EMAIL_NOT_PROVIDED": (N_("Type an e-mail address."), "error"),
    "INVALID_EMAIL_ADDRESS": (N_("This is not an e-mail address."), "error"),
    "DISABLED_ACCOUNT": (N_("This account is switched off."), "error"),
    "CHANGE_EMAIL_SENT": (N_("A letter with a link is on its way to %(email)s."), "info"),
    "CHANGE_EMAIL_EXPIRED": (N_("The link was good for %(within)s. Ask for a new one."), "error"),
    "CHANGE_EMAIL_CONFIRMED": (N_("Your new address is confirmed."), "success"),
    "API_ERROR": (N_("This link does not work any more. Ask for a new one."), "error"),
    "ANONYMOUS_USER_REQUIRED": (N_("You are signed in already."), "info"),
    "INVALID_REDIRECT": (N_("This address leads elsewhere."), "error"),
}

MESSAGES = {f"SECURITY_MSG_{name}": words for name, words in _WORDS.items()}
