-- EXPECT oom: one format that repeats a long text
local long = ("x"):rep(400000)
return #string.format("%s%s%s%s", long, long, long, long)
