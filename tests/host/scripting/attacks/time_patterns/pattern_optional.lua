-- EXPECT timeout: exponential in the pattern
return ("a"):rep(28):match(("a?"):rep(28) .. ("a"):rep(28) .. "b")
