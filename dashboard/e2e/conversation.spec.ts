import {
  bubble,
  enter,
  expect,
  expectAccessible,
  logIn,
  openChat,
  replyBox,
  rowOf,
  test,
} from "./test";

test("a message appears by itself, and the reply reaches the customer with its ticks", async ({
  page,
  customer,
}) => {
  await logIn(page, "agent", "/login/?return_to=%2Fdashboard-agent%2F%3Fview%3Dall");
  await expect(page.getByRole("grid")).toBeVisible();

  await customer.writes("My order 4711 has not arrived. <b>Please</b> help");
  await rowOf(page, customer).getByRole("link").click();
  await expect(bubble(page, "4711 has not arrived. <b>Please</b> help")).toBeVisible();

  await replyBox(page).fill("It is on its way, Rina.");
  await page.keyboard.press("Enter");
  await customer.gets("It is on its way, Rina.");
  await expect(
    bubble(page, "It is on its way").locator("[data-tick=delivered], [data-tick=read]"),
  ).toBeVisible();
  await expect(replyBox(page)).toHaveValue("");

  await customer.writes("Thank you so much");
  await expect(bubble(page, "Thank you so much")).toBeVisible();
  await expectAccessible(page);
});

test("who reads at the end stays there, also when what comes late stands further up", async ({
  page,
  customer,
}) => {
  const ago = (seconds: number) => ({ timestamp: Math.floor(Date.now() / 1_000) - seconds });
  for (let line = 0; line < 14; line++) {
    await customer.writes(`line ${line}`, ago(4_000 - line));
  }
  await logIn(page, "agent", "/login/?return_to=%2Fdashboard-agent%2F%3Fview%3Dall");
  await rowOf(page, customer).getByRole("link").click();
  await replyBox(page).fill("the last word");
  await page.keyboard.press("Enter");
  await expect(bubble(page, "the last word")).toBeInViewport();

  for (let late = 0; late < 5; late++) {
    await customer.writes(`late ${late}`, ago(3_600 - late));
    await expect(bubble(page, `late ${late}`)).toBeVisible();
    await expect(bubble(page, "the last word")).toBeInViewport();
  }
});

test("of two who claim the same chat at once, one gets it and the other is told who", async ({
  page,
  another,
  customer,
  watch,
}) => {
  // The claim that came too late; the chat that is then not the loser's to see.
  watch.allow(/status of (409|404)/);
  await customer.writes("Is anybody there?");
  const other = await another();
  await enter(page, "agent");
  await enter(other, "admin");
  await openChat(page, customer);
  await openChat(other, customer);
  const takeOver = (of: typeof page) =>
    of.getByRole("region", { name: "Who answers" }).getByRole("button", { name: "Take over" });
  await expect(takeOver(page)).toBeVisible();
  await expect(takeOver(other)).toBeVisible();

  await Promise.all([takeOver(page).click(), takeOver(other).click()]);

  const mine = (of: typeof page) => of.getByText("You answer; the bot is silent.");
  const theirs = (of: typeof page) =>
    of
      .getByText(/^\W*\w.* answers; the bot is silent\./)
      // An agent who lost to another may not see the chat any more.
      .or(of.getByText("This chat is not there, or not yours"));
  await expect(mine(page).or(theirs(page))).toBeVisible();
  await expect(mine(other).or(theirs(other))).toBeVisible();
  await expect.poll(async () => (await mine(page).count()) + (await mine(other).count())).toBe(1);
  await expectAccessible(other);
});

test("files go out and come in", async ({ page, customer }) => {
  await customer.writes("Please send me the prices");
  await enter(page, "agent");
  await openChat(page, customer);

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Attach files" }).click();
  await (
    await chooser
  ).setFiles({
    name: "prices.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("item,price\nbatik,20\n"),
  });
  await page
    .getByRole("textbox", { name: /Caption/ })
    .first()
    .fill("Our prices");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await customer.gets("Our prices");

  await customer.writes("Here is the receipt", {
    type: "document",
    file_name: "receipt.txt",
    mime_type: "text/plain",
    media_url: `data:text/plain;base64,${Buffer.from("paid").toString("base64")}`,
  });
  const link = page.getByRole("link", { name: "Download receipt.txt" });
  await expect(link).toBeVisible();
  const download = page.waitForEvent("download");
  await link.click();
  const file = await (await download).createReadStream();
  let content = "";
  for await (const part of file) {
    content += String(part);
  }
  expect(content).toBe("paid");
  await expectAccessible(page);
});

test("a broken network keeps the draft, and what was missed comes after it", async ({
  page,
  context,
  customer,
  watch,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|Failed to fetch/);
  await customer.writes("Hello?");
  await enter(page, "agent");
  await openChat(page, customer);

  await context.setOffline(true);
  await replyBox(page).fill("I am writing while the network is away");
  await expect(page.getByText(/^You are offline since/)).toBeVisible();
  await customer.writes("You did not see this one yet");
  await expectAccessible(page);
  await context.setOffline(false);

  await expect(bubble(page, "You did not see this one yet")).toBeVisible();
  await expect(replyBox(page)).toHaveValue("I am writing while the network is away");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await customer.gets("I am writing while the network is away");
});

test("what could not be sent is sent after the page was loaded anew, once", async ({
  page,
  customer,
  watch,
}) => {
  watch.allow(/ERR_FAILED/);
  await customer.writes("Will you answer me?");
  await enter(page, "agent");
  await openChat(page, customer);
  await page.route("**/chats/messages", (route) => route.abort());
  await replyBox(page).fill("In spite of everything");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Waits for the connection/)).toBeVisible();

  await page.reload();
  await expect(bubble(page, "In spite of everything")).toBeVisible();
  await expectAccessible(page);
  await page.unroute("**/chats/messages");

  await customer.gets("In spite of everything");
  await expect(bubble(page, "In spite of everything")).toHaveCount(1);
  const sent = (await customer.got()).filter(({ body }) => body.body === "In spite of everything");
  expect(sent).toHaveLength(1);
});
