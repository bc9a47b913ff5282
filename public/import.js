// A list is coming in: asks every second how far it is, and shows the page anew once it is there.
// Without scripts the page loads itself again (a meta element in its head).
(() => {
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-coming-in]");
      const here = document.querySelector("[data-coming-in]");
      if (!answer.ok || !fresh || !here) return location.reload();
      here.replaceWith(document.importNode(fresh, true));
    } catch {
      // Without a network for a moment: the next one tells.
    }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 1000);
})();
