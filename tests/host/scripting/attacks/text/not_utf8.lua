-- EXPECT error: bytes that are no text are returned
return "\xff"
