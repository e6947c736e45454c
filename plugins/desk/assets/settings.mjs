// What this browser remembers. Where it may keep nothing, everything has its usual value.
export function setting(name, usual) {
    try {
        return localStorage.getItem(`moothall.${name}`) ?? usual;
    } catch {
        return usual;
    }
}

export function keep(name, value) {
    try {
        localStorage.setItem(`moothall.${name}`, value);
    } catch {
        // It then holds for this page alone.
    }
}
