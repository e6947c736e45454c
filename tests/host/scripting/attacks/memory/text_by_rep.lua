-- EXPECT oom: a repeated text past the longest text
return #("ab"):rep(1 << 40)
