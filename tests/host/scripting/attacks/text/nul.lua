-- EXPECT error: NUL in a text that is returned
return "a\0b"
