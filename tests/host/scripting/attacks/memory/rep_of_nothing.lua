-- EXPECT ok: nothing, a great many times, is nothing
return (""):rep(1 << 60, "") == ""
