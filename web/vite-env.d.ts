/** What Vite adds to imports: style sheets, fonts, workers. */
/// <reference types="vite/client" />
