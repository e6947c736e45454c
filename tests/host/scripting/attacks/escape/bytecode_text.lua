-- EXPECT refused: compiled Lua in place of text
return load("\27Lua") and "ESCAPED"
