-- EXPECT timeout: backtracking
return ("a"):rep(5000):match((".-"):rep(12) .. "b")
