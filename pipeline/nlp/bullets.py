"""Bullets: the signs that stand in front of items and titles where others have a number."""

from __future__ import annotations

# All of them may stand in a character class as they are.
BULLETS = "●○◎■□▪◆◇★☆▲△▶►➤➢→✦❖※•·＊*"
# These too, as the last of a class; but they join and part as well.
DASHES = "—–-"
