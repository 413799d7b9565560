mingbaiSearch("3027a01b90b0644b")
