mingbaiSearch([null,59.99])
