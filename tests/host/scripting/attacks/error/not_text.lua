-- EXPECT error: bytes that are no text
error("\xff\xfe")
