mingbaiSearch([null])
