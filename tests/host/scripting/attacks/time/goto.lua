-- EXPECT timeout: a loop without a loop
::again::
goto again
