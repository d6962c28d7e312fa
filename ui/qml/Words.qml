pragma Singleton
import QtQuick

// The fixed words in the language of the moment. A binding that calls t() follows a change of `texts` by itself.
QtObject {
    property var texts: ({})

    // The text of `key` with {name} replaced by values.name.
    function t(key: string, values: var): string {
        const text = texts[key];
        if (text === undefined)
            return key;
        if (values === undefined)
            return text;
        return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] === undefined ? whole : values[name]);
    }
}
