mingbaiSearch("1eb49afb99210b06")
