"""A sentence in a JSON object: in both languages."""

from planner.text import Lang, Message, Text


def both_texts(said: Message | Text) -> dict[str, str]:
    """Return a sentence under `text_zh` and `text_en`."""
    return {"text_zh": said.say(Lang.ZH), "text_en": said.say(Lang.EN)}
