-- EXPECT oom: the separator makes the length
return #("x"):rep(1000000, ("y"):rep(1000))
