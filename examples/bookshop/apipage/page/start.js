if (window.SwaggerUIBundle) {
  SwaggerUIBundle({ url: '../openapi.json', dom_id: '#page', deepLinking: true })
}
