'use strict';

// Ids have more digits than the numbers of JavaScript: they are shown as they came, where the browser can tell them apart.
const exact = (text) => JSON.stringify(
    JSON.parse(text, (name, value, {source}) =>
        typeof value === 'number' && !Number.isSafeInteger(value) ? JSON.rawJSON(source) : value),
    null, 2);

const ExactNumbers = () => ({
    wrapComponents: {
        responseBody: (Original, {React}) => (properties) => {
            if (!JSON.rawJSON || !/json/.test(properties.contentType)) {
                return React.createElement(Original, properties);
            }
            try {
                const content = exact(properties.content);
                return React.createElement(Original, {...properties, content, contentType: 'text/plain'});
            } catch {
                return React.createElement(Original, properties);
            }
        },
    },
});

SwaggerUIBundle({
    dom_id: '#page',
    urls: [...document.querySelectorAll('#page a')].map((link) => ({name: link.textContent, url: link.href})),
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    plugins: [ExactNumbers],
    layout: 'StandaloneLayout',
    deepLinking: true,
    displayRequestDuration: true,
    showCommonExtensions: true,
    showExtensions: true,
    tryItOutEnabled: true,
    // Else it would send each document to a server of its makers.
    validatorUrl: null,
});
