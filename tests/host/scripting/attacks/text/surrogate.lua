-- EXPECT error: half a character
return "\xed\xa0\x80"
