import Contracts

/// What all pages have around their content.
enum PageFrame {
    static func page(_ title: String, now: Timestamp, main: HTML) -> HTML {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(title) · Switchyard</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/console.css">
        <script src="/assets/console.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="top">
        <a class="brand" href="/"><img src="/assets/icon.svg" alt="" width="22" height="22">Switchyard</a>
        <nav aria-label="Pages"><a href="/">Overview</a><a href="/issues">Issues</a><a href="/report">Report</a><a href="/dead-letters">Dead letters</a></nav>
        <span class="live" id="live" role="status">as of loading</span>
        <button type="button" id="theme" class="theme" hidden>Theme</button>
        </header>
        <main id="main" tabindex="-1">
        \(main)
        </main>
        <footer class="foot"><span id="clock">\(String(now.rfc3339.prefix(16)).replacing("T", with: " ")) UTC</span></footer>
        </body>
        </html>
        """
    }
}
