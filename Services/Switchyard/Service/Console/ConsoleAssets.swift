/// The console's own style, script and mark; nothing comes from elsewhere.
enum ConsoleAssets {
    static let icon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f5fd6"/>\
        <g fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"><path d="M6 22h20"/>\
        <path d="M9 22c7 0 6-12 17-12" opacity=".95"/></g><circle cx="26" cy="10" r="2.6" fill="#8ff0b0"/>\
        <circle cx="26" cy="22" r="2.6" fill="#ffd166"/></svg>
        """

    /// Reloads the content when the server says that something is new, at most once a second; keeps what was opened.
    static let script = """
        (() => {
          const root = document.documentElement, live = document.getElementById('live');
          const theme = document.getElementById('theme');
          const keep = { get: () => { try { return localStorage.getItem('theme'); } catch { return null; } },
                         set: v => { try { localStorage.setItem('theme', v); } catch { } } };
          const dark = () => root.dataset.theme ? root.dataset.theme === 'dark'
                                                : matchMedia('(prefers-color-scheme: dark)').matches;
          const label = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
          if (keep.get()) root.dataset.theme = keep.get();
          theme.hidden = false; label();
          theme.addEventListener('click', () => { root.dataset.theme = dark() ? 'light' : 'dark'; keep.set(root.dataset.theme); label(); });

          let busy = false, again = false, last = 0;
          const refresh = async () => {
            if (busy) { again = true; return; }
            busy = true;
            const wait = Math.max(0, 1000 - (Date.now() - last));
            await new Promise(done => setTimeout(done, wait));
            try {
              const answer = await fetch(location.href, { headers: { 'accept': 'text/html' } });
              if (answer.ok && !answer.redirected) {
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                const fresh = page.getElementById('main'), main = document.getElementById('main');
                const open = [...main.querySelectorAll('details')].map(d => d.open);
                const held = main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
                if (fresh && fresh.innerHTML !== main.innerHTML) {
                  main.replaceChildren(...fresh.childNodes);
                  main.querySelectorAll('details').forEach((d, i) => { if (open[i]) d.open = true; });
                  if (held) main.querySelector(`[href="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
                }
                document.getElementById('clock').textContent = page.getElementById('clock').textContent;
                live.textContent = 'live'; live.className = 'live on';
              }
            } catch { live.textContent = 'away'; live.className = 'live off'; }
            last = Date.now(); busy = false;
            if (again) { again = false; refresh(); }
          };
          if (document.querySelector('.login')) { live.textContent = ''; return; }
          const source = new EventSource('/events');
          source.onopen = () => { live.textContent = 'live'; live.className = 'live on'; };
          source.onmessage = refresh;
          source.onerror = () => { live.textContent = 'away'; live.className = 'live off'; };
        })();
        """
}
