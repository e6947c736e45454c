-- EXPECT oom: every letter becomes a long text
local long = ("x"):rep(60000)
return #(("a"):rep(60000):gsub("a", long))
