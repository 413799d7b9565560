mingbaiSearch([null,null,null,null,null,null,null,null,null,null,null,null,null])
