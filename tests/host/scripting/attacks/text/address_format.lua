-- EXPECT error: an address is asked for
return string.format("%p", {})
