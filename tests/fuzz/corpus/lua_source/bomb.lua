local s = "a" for _ = 1, 40 do s = s .. s end return #s, s:find(("a?"):rep(20) .. ("a"):rep(20))
