-- EXPECT ok: the function behind .. can be had, and does only that
local join = ("")["\1join"]
return join("a", 1, "b") == "a1b"
