package dev.zoetrope.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws one picture: an avatar is a wheel of petals, a cover is hills under the sun. Nothing in it needs a font or a screen. */
final class Drawing {
    private static final float QUALITY = 0.85f;
    private static final int HILLS = 3;
    private static final int STEPS = 48;

    private final Picture picture;
    private final SplittableRandom chance;
    private final float hue;

    private Drawing(Picture picture) {
        this.picture = picture;
        chance = new SplittableRandom(picture.id());
        hue = (float) chance.nextDouble();
    }

    /** The picture as a JPEG file: the same bytes each time. */
    static byte[] jpeg(Picture picture) {
        var image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            // One unit is the picture's width.
            canvas.scale(picture.width(), picture.width());
            new Drawing(picture).draw(canvas);
        } finally {
            canvas.dispose();
        }
        return packed(image);
    }

    private void draw(Graphics2D canvas) {
        float height = (float) picture.height() / picture.width();
        switch (picture.kind()) {
            case AVATAR -> drawWheel(canvas);
            case COVER -> drawHills(canvas, height);
        }
    }

    private void drawWheel(Graphics2D canvas) {
        canvas.setPaint(new GradientPaint(0, 0, shade(0, 0.45f, 0.98f), 1, 1, shade(0.14f, 0.70f, 0.72f)));
        canvas.fill(new Ellipse2D.Double(-1, -1, 3, 3));
        int petals = chance.nextInt(5, 10);
        double length = 0.26 + 0.08 * chance.nextDouble();
        double width = 0.10 + 0.10 * chance.nextDouble();
        double turn = chance.nextDouble(Math.TAU);
        canvas.setPaint(transparent(shade(0.50f, 0.25f, 1), 0.55f));
        for (int i = 0; i < petals; i++) {
            var petal = new Ellipse2D.Double(0.06, -width / 2, length, width);
            var place = AffineTransform.getTranslateInstance(0.5, 0.5);
            place.rotate(turn + Math.TAU * i / petals);
            canvas.fill(place.createTransformedShape(petal));
        }
        canvas.setPaint(shade(0.08f, 0.15f, 1));
        canvas.fill(disc(0.5, 0.5, 0.07));
    }

    private void drawHills(Graphics2D canvas, float height) {
        canvas.setPaint(new GradientPaint(0, 0, shade(0, 0.55f, 0.85f), 0, height, shade(0.10f, 0.25f, 1)));
        canvas.fill(new Ellipse2D.Double(-2, -2, 5, 5));
        canvas.setPaint(transparent(shade(0.12f, 0.12f, 1), 0.9f));
        canvas.fill(disc(0.2 + 0.6 * chance.nextDouble(), (0.18 + 0.2 * chance.nextDouble()) * height, 0.13));
        for (int i = 0; i < HILLS; i++) {
            canvas.setPaint(shade(0.48f + 0.03f * i, 0.45f + 0.12f * i, 0.75f - 0.18f * i));
            canvas.fill(hill((0.55 + 0.14 * i) * height, height));
        }
    }

    /** The ground under a wave. */
    private Path2D hill(double level, double bottom) {
        double swell = 0.04 + 0.06 * chance.nextDouble();
        double waves = 0.6 + 1.2 * chance.nextDouble();
        double shift = chance.nextDouble(Math.TAU);
        var ground = new Path2D.Double();
        ground.moveTo(0, bottom);
        for (int i = 0; i <= STEPS; i++) {
            double x = (double) i / STEPS;
            ground.lineTo(x, level + swell * StrictMath.sin(shift + waves * Math.TAU * x));
        }
        ground.lineTo(1, bottom);
        ground.closePath();
        return ground;
    }

    private static Ellipse2D disc(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** @param away from this picture's hue, in turns of the colour circle */
    private Color shade(float away, float saturation, float brightness) {
        return Color.getHSBColor(hue + away, saturation, brightness);
    }

    private static Color transparent(Color color, float opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), Math.round(255 * opacity));
    }

    private static byte[] packed(BufferedImage image) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
