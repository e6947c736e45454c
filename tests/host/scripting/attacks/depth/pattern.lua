-- EXPECT error: a pattern that is too complex
return (("x"):rep(300):match(("(x"):rep(30) .. (")"):rep(30) .. ("x?"):rep(300)))
