"""What Flask-Security says to people, in our words. It looks them up in our own catalogue when it says them."""

from __future__ import annotations


def translate_later(text: str) -> str:
    """Mark a text for the catalogue without translating it yet."""
    return text


_WORDS: dict[str, tuple[str, str]] = {
    "GENERIC_AUTHN_FAILED": (translate_later("The e-mail or the password is not right."), "error"),
    "UNAUTHENTICATED": (translate_later("Please sign in to see this page."), "info"),
    "LOGIN": (translate_later("Please sign in to see this page."), "info"),
    "REFRESH": (translate_later("Please type your password once more."), "info"),
    "REAUTHENTICATION_REQUIRED": (translate_later("Please type your password once more."), "info"),
    "REAUTHENTICATION_SUCCESSFUL": (translate_later("Thank you, now you can go on."), "success"),
    "UNAUTHORIZED": (translate_later("You may not do this."), "error"),
    "EMAIL_CONFIRMED": (translate_later("Your address is confirmed. You can sign in now."), "success"),
    "ALREADY_CONFIRMED": (translate_later("This address has been confirmed already."), "info"),
    "INVALID_CONFIRMATION_TOKEN": (translate_later("This link does not work any more. Ask for a new one."), "error"),
    "CONFIRMATION_REQUIRED": (
        translate_later("Please confirm your address first: the link is in our letter."),
        "warning",
    ),
    "CONFIRMATION_REQUEST": (
        translate_later("If %(email)s waits for confirmation, a letter with a link is on its way."),
        "info",
    ),
    "CONFIRMATION_EXPIRED": (translate_later("The link was good for %(within)s. Ask for a new one."), "error"),
    "PASSWORD_RESET_REQUEST": (
        translate_later("If there is an account for %(email)s, a letter with a link is on its way."),
        "info",
    ),
    "PASSWORD_RESET_EXPIRED": (translate_later("The link was good for %(within)s. Ask for a new one."), "error"),
    "INVALID_RESET_PASSWORD_TOKEN": (translate_later("This link does not work any more. Ask for a new one."), "error"),
    "PASSWORD_RESET_NO_LOGIN": (translate_later("The new password is set. Sign in with it."), "success"),
    "PASSWORD_CHANGE": (translate_later("The password is changed. Every other session has been ended."), "success"),
    "PASSWORD_IS_THE_SAME": (translate_later("The new password has to differ from the old one."), "error"),
    "PASSWORD_MISMATCH": (translate_later("The passwords differ."), "error"),
    "RETYPE_PASSWORD_MISMATCH": (translate_later("The passwords differ."), "error"),
    "PASSWORD_INVALID_LENGTH": (
        translate_later("A password has at least %(length)s characters, and at most 128."),
        "error",
    ),
    "PASSWORD_NOT_PROVIDED": (translate_later("Type a password."), "error"),
    "INVALID_PASSWORD": (translate_later("The password is not right."), "error"),
    "EMAIL_NOT_PROVIDED": (translate_later("Type an e-mail address."), "error"),
    "INVALID_EMAIL_ADDRESS": (translate_later("This is not an e-mail address."), "error"),
    "DISABLED_ACCOUNT": (translate_later("This account is switched off."), "error"),
    "CHANGE_EMAIL_SENT": (translate_later("A letter with a link is on its way to %(email)s."), "info"),
    "CHANGE_EMAIL_EXPIRED": (translate_later("The link was good for %(within)s. Ask for a new one."), "error"),
    "CHANGE_EMAIL_CONFIRMED": (translate_later("Your new address is confirmed."), "success"),
    "API_ERROR": (translate_later("This link does not work any more. Ask for a new one."), "error"),
    "ANONYMOUS_USER_REQUIRED": (translate_later("You are signed in already."), "info"),
    "INVALID_REDIRECT": (translate_later("This address leads elsewhere."), "error"),
}

MESSAGES = {f"SECURITY_MSG_{name}": words for name, words in _WORDS.items()}
