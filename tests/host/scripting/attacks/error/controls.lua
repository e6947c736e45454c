-- EXPECT error: a text that would steer a terminal
error("\27[2J\7\r\n\u{9b}31mred\0" .. ("A"):rep(100000))
