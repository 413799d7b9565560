mingbaiSearch([null,null])
