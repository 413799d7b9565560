mingbaiSearch([9500,6200,8850])
