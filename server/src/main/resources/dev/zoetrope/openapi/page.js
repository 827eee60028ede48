'use strict';

SwaggerUIBundle({
    dom_id: '#page',
    urls: [
        {name: 'Display API v2', url: 'display.json'},
        {name: 'Login: OAuth v2', url: 'login.json'},
        {name: 'Research API v2', url: 'research.json'},
        {name: 'Zoetrope', url: 'zoetrope.json'},
    ],
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
    layout: 'StandaloneLayout',
    deepLinking: true,
    displayRequestDuration: true,
    showCommonExtensions: true,
    showExtensions: true,
    tryItOutEnabled: true,
    // Else it would send each document to a server of its makers.
    validatorUrl: null,
});
