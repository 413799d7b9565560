mingbaiSearch([null,5999])
